import type { InjectionKey, ShallowRef } from 'vue'
import type { DiagramRoom } from './place-diagram'

/** The place that the layout leaves a drawing; undefined until it is measured. */
export const diagramRoom: InjectionKey<ShallowRef<DiagramRoom | undefined>> = Symbol('diagram-room')
