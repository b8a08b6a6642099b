let navigated = false;

/** Notes that a person goes from one page to another. */
export function noteNavigation(): void {
  navigated = true;
}

/** Whether the page that is shown was come to from another: on the first one the focus is where the browser begins. */
export function hasNavigated(): boolean {
  return navigated;
}
