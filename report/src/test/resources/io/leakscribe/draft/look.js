// Looks at pages in frames of given widths and writes what it finds into #found as JSON.
'use strict';

/** Words of a picture that lie on each other. */
function overlaps(doc) {
  const found = [];
  for (const svg of doc.querySelectorAll('svg')) {
    if (svg.getBoundingClientRect().width === 0) continue;
    const boxes = [...svg.querySelectorAll('text')].map((t) => ({
      text: t.textContent,
      box: t.getBBox(),
    }));
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    boxes.forEach(({ text, box }, i) => {
      if (box.x < -1 || box.x + box.width > width + 1 || box.y + box.height > height + 1) {
        found.push(`out of the picture: ${text} ${box.x} ${box.width}`);
      }
      for (const other of boxes.slice(i + 1)) {
        const w = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
        const h = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
        if (w > 1 && h > 3) found.push(`${text} | ${other.text}`);
      }
    });
  }
  return found;
}

/** Elements that reach out of the page, other than into a box of their own that scrolls. */
function wide(doc, width) {
  const found = [];
  if (doc.documentElement.scrollWidth <= width) return found;
  for (const element of doc.body.querySelectorAll('*')) {
    if (element.closest('.scroll') === null && element.getBoundingClientRect().right > width + 1) {
      found.push(element.tagName + ' ' + element.textContent.slice(0, 60));
    }
  }
  return found.slice(0, 5);
}

function deadLinks(doc) {
  return [...doc.querySelectorAll('a')]
    .map((a) => a.getAttribute('href'))
    .filter((href) => !href.startsWith('#') || doc.getElementById(href.slice(1)) === null);
}

/** Words too small for a phone, in pixels of the screen. */
function tiny(doc) {
  const sizes = [...doc.querySelectorAll('svg')]
    .filter((svg) => svg.getBoundingClientRect().width > 0)
    .map((svg) => (12 * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width);
  return sizes.filter((size) => size < 10.5);
}

async function look(page, width, axe) {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width:${width}px;height:2000px;border:0`;
  frame.src = page;
  document.body.append(frame);
  await new Promise((done) => (frame.onload = done));
  const doc = frame.contentDocument;
  const result = {
    page,
    width,
    scrollWidth: doc.documentElement.scrollWidth,
    wide: wide(doc, width),
    overlaps: overlaps(doc),
    deadLinks: deadLinks(doc),
    tiny: tiny(doc),
    axe,
    violations: [],
  };
  if (axe) {
    frame.contentWindow.eval(axeSource);
    const rules = await frame.contentWindow.axe.run(doc, { resultTypes: ['violations'] });
    result.violations = rules.violations.map(
      (v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)}`);
  }
  frame.remove();
  return result;
}

(async () => {
  const found = [];
  try {
    for (const [page, width, axe] of asked) found.push(await look(page, width, axe));
  } catch (e) {
    found.push({ error: String(e.stack || e) });
  }
  const out = document.createElement('pre');
  out.id = 'found';
  out.textContent = JSON.stringify(found);
  document.body.append(out);
})();
