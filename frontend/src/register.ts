/**
 * Registers an element once. After an update a page that is still open loads the module under a new address; a second
 * definition would throw and leave the panel empty until the page is reloaded.
 */
export const register = (name: string, element: CustomElementConstructor): void => {
  if (customElements.get(name) === undefined) customElements.define(name, element);
};
