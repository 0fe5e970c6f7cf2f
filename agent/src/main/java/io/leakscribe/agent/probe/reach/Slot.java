package io.leakscribe.agent.probe.reach;

/**
 * One reference field. Refers to its class: never to be kept for longer than seconds.
 *
 * @param declaring class that declares it
 * @param name of the field
 * @param type as declared
 * @param offset from the object, or from the base of the class's static fields
 * @param isFinal whether it is assigned once only
 */
record Slot(Class<?> declaring, String name, Class<?> type, long offset, boolean isFinal) {

  /** {@code com.shop.SessionRegistry.sessions}. */
  String title() {
    return Names.of(declaring) + "." + name;
  }
}
