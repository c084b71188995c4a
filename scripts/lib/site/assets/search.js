// Searches the notebooks' text in the page. Without this script there is no field to type in.
(() => {
  const MOST = 12;
  const AROUND = 90;
  const box = document.querySelector('.search');
  const [input, list, status] = ['input', '.results', '[role="status"]'].map((what) => box.querySelector(what));
  box.hidden = false;

  /** Without case and accents, one character for one, so that places in it are places in the text. */
  const plain = (text) => text.replace(/[^ -~]|[A-Z]/g, (c) => c.normalize('NFD')[0].toLowerCase()[0]);

  let entries;
  let loading;
  /** The index, fetched once, when it is first asked for. */
  function load() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = 'assets/search-index.js';
      script.onload = resolve;
      script.onerror = () => reject(new Error('expected assets/search-index.js beside this page'));
      document.head.append(script);
    }).then(() => {
      entries = globalThis.searchIndex.map((entry) => ({
        ...entry,
        found: { heading: plain(entry.heading), notebook: plain(entry.notebook), text: plain(entry.text) },
      }));
    });
    return loading;
  }

  /** How well an entry answers; 0 where a word is nowhere in it. A word counts from its beginning on. */
  function score({ found }, words) {
    let sum = 0;
    for (const word of words) {
      const begins = new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'gu');
      const count = (text) => (text.match(begins) ?? []).length;
      const points = 8 * count(found.heading) + 4 * count(found.notebook) + Math.log2(1 + count(found.text));
      if (points === 0) return 0;
      sum += points;
    }
    return sum;
  }

  /** `text` around the first of the words, the words marked. */
  function excerpt({ text, found }, words) {
    const at = Math.min(...words.map((word) => found.text.indexOf(word)).filter((place) => place >= 0), text.length);
    const start = at === text.length ? 0 : Math.max(0, found.text.lastIndexOf(' ', Math.max(0, at - AROUND / 2)) + 1);
    const space = found.text.indexOf(' ', start + 2 * AROUND);
    const end = space < 0 ? text.length : space;
    const line = document.createElement('span');
    line.className = 'excerpt';
    line.append(start > 0 ? '… ' : '');
    let from = start;
    while (from < end) {
      const hits = words
        .map((word) => [found.text.indexOf(word, from), word.length])
        .filter(([place]) => place >= 0 && place < end);
      if (hits.length === 0) break;
      const [place, length] = hits.reduce((first, next) => (next[0] < first[0] ? next : first));
      const mark = document.createElement('mark');
      mark.textContent = text.slice(place, place + length);
      line.append(text.slice(from, place), mark);
      from = place + length;
    }
    line.append(text.slice(from, end), end < text.length ? ' …' : '');
    return line;
  }

  function item(entry, words) {
    const link = document.createElement('a');
    link.href = `${encodeURI(entry.page)}.html${entry.id === '' ? '' : `#${entry.id}`}`;
    const heading = document.createElement('span');
    heading.className = 'heading';
    heading.textContent = entry.heading || entry.notebook;
    const where = document.createElement('small');
    where.textContent = entry.heading === '' ? '' : entry.notebook;
    link.append(heading, where, excerpt(entry, words));
    const element = document.createElement('li');
    element.append(link);
    return element;
  }

  async function answer() {
    const query = input.value;
    const words = plain(query)
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) {
      close();
      return;
    }
    await load();
    if (query !== input.value) return;
    const hits = entries
      .map((entry) => ({ entry, points: score(entry, words) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points);
    list.replaceChildren(...hits.slice(0, MOST).map(({ entry }) => item(entry, words)));
    list.hidden = hits.length === 0;
    const said = hits.length === 1 ? '1 section found' : `${hits.length} sections found`;
    status.textContent = hits.length === 0 ? 'Nothing found' : said;
    status.classList.toggle('unseen', hits.length > 0);
  }

  function close() {
    list.hidden = true;
    list.replaceChildren();
    status.textContent = '';
    status.classList.add('unseen');
  }

  /** Moves among the field and the links below it. */
  function move(by) {
    const stops = [input, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement) + by;
    stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
  }

  input.addEventListener('focus', () => load().catch(console.error));
  input.addEventListener('input', () => answer().catch(console.error));
  box.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'ArrowDown') move(1);
    else if (key === 'ArrowUp') move(-1);
    else if (key === 'Enter' && document.activeElement === input) list.querySelector('a')?.click();
    else if (key === 'Escape') {
      input.value = '';
      close();
      input.focus();
    } else return;
    event.preventDefault();
  });
  // A click on a result on this very page goes to another place on it.
  list.addEventListener('click', (event) => {
    if (event.target.closest('a')) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!box.contains(target)) close();
  });
  document.addEventListener('keydown', (event) => {
    const typing = /^(?:input|textarea|select)$/i.test(document.activeElement?.tagName ?? '');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
})();
