package io.leakscribe.agent.probe.holder;

/**
 * A holder field as its class file declares it.
 *
 * @param name of the field; {@link #SELF} where the object itself is the container
 * @param descriptor {@code Ljava/util/Map;}
 * @param isStatic whether it belongs to the class
 */
record FieldSpec(String name, String descriptor, boolean isStatic) {

  /** The object itself is the container: its class extends one of the known ones. */
  static final String SELF = "this";
}
