// When a page may be taken a picture of: fonts are there, nothing says that it is loading, every panel has fetched its own code and
// drawn something, and the page has stopped growing.
/* global document, requestAnimationFrame */

/** Runs in the page. */
const isDrawn = () =>
  document.querySelector('h1') !== null &&
  document.querySelector('.skeleton') === null &&
  [...document.querySelectorAll('.dash-panel .dash-body')].every((body) => body.textContent.trim() !== '' || body.querySelector('canvas, svg') !== null)

export async function settled(page, timeout = 20_000) {
  await page.waitForFunction(isDrawn, undefined, { timeout })
  await page.evaluate(async () => {
    await document.fonts.ready
    let last = -1
    for (let height = document.documentElement.scrollHeight, same = 0; same < 3; height = document.documentElement.scrollHeight) {
      same = height === last ? same + 1 : 0
      last = height
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    }
  })
  // What came last may have begun to load something itself.
  await page.waitForFunction(isDrawn, undefined, { timeout })
}
