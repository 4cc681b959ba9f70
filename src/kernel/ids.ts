// Identities. Opaque strings with a brand, so that a unit is never passed where an import is meant.
export type AuthorityId = string & { readonly __id: 'authority' }
export type ImportId = string & { readonly __id: 'import' }
/** Code of a unit in the organisation, e.g. `hsn` or a cost centre; unique within an authority. */
export type UnitCode = string
