/** What this browser keeps; a script fills it in, and without one nothing can be kept. */
export function OfflinePage() {
  return (
    <div class="prose">
      <h2 class="heading">Kept on this device</h2>
      <noscript>
        <p>
          Works are kept by a script in the browser, and scripts are switched off here. Every work can be downloaded
          instead.
        </p>
      </noscript>
      <div data-enhance="offline-shelf" hidden>
        <p role="status"></p>
        <ul class="kept"></ul>
        <p class="actions" hidden>
          <button type="button">Remove all</button>
        </p>
        <p class="hint">
          What is kept is brought up to date when the device is online, and goes when you log out, or when a work is not
          there for you any more. Your place, kudos and bookmarks made meanwhile are sent then.
        </p>
      </div>
    </div>
  )
}
