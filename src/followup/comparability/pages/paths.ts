// The address of the page of items affecting comparability, for its own forms and for links to it.
export const COMPARABILITY = '/jamforelsestorande'
