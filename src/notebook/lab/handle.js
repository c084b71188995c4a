// Runs in the reader's browser, as themed.js does, on the site's pages and in JupyterLab: lets a reader drag a node of a drawn
// figure whose `layout.meta.drag` says which control that moves (figure.ts).
(() => {
  /** Pixels across: what a finger finds. */
  const SIZE = 44;
  const LOOK = `position:absolute;width:${SIZE}px;height:${SIZE}px;margin:${-SIZE / 2}px;box-sizing:border-box;border-radius:50%;
    border:2px dashed var(--accent, var(--jp-brand-color1));cursor:grab;touch-action:none`;
  const handles = new WeakMap();

  const dragOf = (target) => target.layout?.meta?.drag;

  /** Where the nodes are within the figure, by its axes as they are now. */
  function spotsOf(target) {
    const { x, y } = dragOf(target);
    const { xaxis, yaxis } = target._fullLayout;
    return x.map((_, i) => ({ x: xaxis._offset + xaxis.d2p(x[i]), y: yaxis._offset + yaxis.d2p(y[i]) }));
  }

  function nearest(spots, x, y) {
    const distances = spots.map((spot) => Math.hypot(spot.x - x, spot.y - y));
    return distances.indexOf(Math.min(...distances));
  }

  function put(handle, { x, y }) {
    Object.assign(handle.style, { left: `${x}px`, top: `${y}px` });
  }

  /** The figure may be drawn anew, or make place for another, while the pointer is down: where its nodes are is asked once. */
  function begin(target, handle, event) {
    if (event.button !== 0) return;
    event.preventDefault(); // so that plotly takes it for nothing of its own
    const spots = spotsOf(target);
    const { left, top } = target.getBoundingClientRect();
    const { control, node } = dragOf(target);
    let at = node;
    const over = new AbortController();
    const { signal } = over;
    handle.isHeld = true;
    const move = ({ pointerId, clientX, clientY }) => {
      if (pointerId !== event.pointerId) return;
      const to = nearest(spots, clientX - left, clientY - top);
      if (to === at) return;
      at = to;
      put(handle, spots[to]);
      const detail = { control, value: to };
      target.dispatchEvent(new CustomEvent('clusternet-move', { bubbles: true, detail }));
    };
    const end = ({ pointerId }) => {
      if (pointerId !== event.pointerId) return;
      handle.isHeld = false;
      over.abort();
    };
    addEventListener('pointermove', move, { signal });
    for (const name of ['pointerup', 'pointercancel']) addEventListener(name, end, { signal });
  }

  function made(target) {
    const handle = document.createElement('div');
    handle.className = 'cn-handle';
    handle.setAttribute('aria-hidden', 'true'); // the control itself is what a keyboard moves
    handle.style.cssText = LOOK;
    handle.addEventListener('pointerdown', (event) => begin(target, handle, event));
    target.on('plotly_relayout', () => globalThis.clusternetHandle(target)); // zoomed
    target.style.position = 'relative';
    target.append(handle);
    handles.set(target, handle);
    return handle;
  }

  /**
   * Puts a ring around the node of a drawn plotly figure that can be dragged, if one can. While it is dragged, `target` says
   * `clusternet-move` with { control, value }: the control, and the node that is nearest to the pointer.
   */
  globalThis.clusternetHandle = (target) => {
    const known = handles.get(target);
    if (dragOf(target) === undefined) {
      known?.remove();
      return;
    }
    const handle = known !== undefined && target.contains(known) ? known : made(target);
    if (!handle.isHeld) put(handle, spotsOf(target)[dragOf(target).node]);
  };
})();
