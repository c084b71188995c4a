/** The kernel's picture in launchers and notebooks: two groups of a small graph, with the one edge between them. */
export const LOGO_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
  <g stroke="#9aa5b1" stroke-width="3" stroke-linecap="round">
    <path d="M14 16 12 38M14 16 30 27M12 38 30 27M30 27 44 40M44 40 54 22M44 40 40 56"/>
  </g>
  <g fill="#2f6fb3"><circle cx="14" cy="16" r="8"/><circle cx="12" cy="38" r="6"/><circle cx="30" cy="27" r="7"/></g>
  <g fill="#e07b39"><circle cx="44" cy="40" r="8"/><circle cx="54" cy="22" r="6"/><circle cx="40" cy="56" r="6"/></g>
</svg>
`;
