package io.leakscribe.agent.probe.holder;

import org.jspecify.annotations.Nullable;

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

  // Written out: those of a record are linked when first called, here in the middle of the loading
  // of a class of the application.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldSpec spec
        && spec.name.equals(name)
        && spec.descriptor.equals(descriptor)
        && spec.isStatic == isStatic;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + descriptor.hashCode();
  }
}
