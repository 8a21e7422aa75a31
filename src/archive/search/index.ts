export { EVERYTHING } from './filter/filter.ts'
export { Finder, type Found } from './finder/finder.ts'
export { HideForm, hideCompanion } from './mine/hide-form.tsx'
export { searchRoutes } from './routes.ts'
