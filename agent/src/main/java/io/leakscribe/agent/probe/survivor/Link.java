package io.leakscribe.agent.probe.survivor;

import org.jspecify.annotations.Nullable;

/**
 * One step up a reference chain.
 *
 * @param owner class that declares the field, or of the array that has the element
 * @param field that refers to the object below, null for an element of an array
 * @param isStatic whether the field is static
 * @param address of the owner: two links with the same one are the same object; valid within one
 *     search only
 */
record Link(String owner, @Nullable String field, boolean isStatic, long address) {

  /** As it reads in a path. */
  @Override
  public String toString() {
    if (field == null) {
      return owner;
    }
    return (isStatic ? "static " : "") + owner + "." + field;
  }
}
