// jsdom has the element, and nothing that plays: this remembers what it was told, and shows pictures when a test says so.
type Shown = (now: number, picture: { mediaTime: number }) => void;

export const played: string[] = [];
let shown: Shown | null = null;

Object.assign(HTMLMediaElement.prototype, {
  play(this: HTMLMediaElement): Promise<void> {
    played.push("play");
    Object.defineProperty(this, "paused", { value: false, configurable: true });
    this.dispatchEvent(new Event("play"));
    return Promise.resolve();
  },
  pause(this: HTMLMediaElement): void {
    played.push("pause");
    Object.defineProperty(this, "paused", { value: true, configurable: true });
    this.dispatchEvent(new Event("pause"));
  },
  load(): void {
    played.push("load");
  },
  requestVideoFrameCallback(called: Shown): number {
    shown = called;
    return 0;
  },
});

/** Shows a picture that begins at this time. */
export const showPicture = (mediaTime: number): void => {
  const called = shown;
  shown = null;
  called?.(0, { mediaTime });
};

/** A film of pictures that each last as long, which shows one whenever it is sought in. */
export const film = (video: HTMLVideoElement, duration: number, pictureS: number): void => {
  let at = 0;
  Object.defineProperty(video, "duration", { value: duration, configurable: true });
  Object.defineProperty(video, "currentTime", {
    get: () => at,
    set: (seconds: number) => {
      at = seconds;
      // A hair more, so that what begins a picture is not rounded into the one before.
      showPicture(Math.floor(seconds / pictureS + 1e-6) * pictureS);
    },
    configurable: true,
  });
  video.dispatchEvent(new Event("loadedmetadata"));
};
