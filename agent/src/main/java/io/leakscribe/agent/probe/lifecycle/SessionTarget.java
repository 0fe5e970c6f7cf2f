package io.leakscribe.agent.probe.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Where the sessions of a container end.
 *
 * @param className internal name of the session class; its constructors are where sessions begin
 * @param endMethod the method that every way of ending goes through
 * @param endDescriptor its descriptor
 * @param endMember the method called or field written in it after which the session is over for
 *     good, and which is reached once; null for the method's entry
 */
record SessionTarget(
    String className, String endMethod, String endDescriptor, @Nullable String endMember) {

  private static final SessionTarget[] ALL = {
    // Tomcat 7 to 11. invalidate() and the background expiry both come here, and it returns early
    // when the session was expired before.
    new SessionTarget("org/apache/catalina/session/StandardSession", "expire", "(Z)V", "remove"),
    // Jetty 9.4 to 11, then 12. invalidate(), the scavenger and invalidation across contexts all
    // come here, once.
    new SessionTarget("org/eclipse/jetty/server/session/Session", "finishInvalidate", "()V", null),
    new SessionTarget("org/eclipse/jetty/session/ManagedSession", "finishInvalidate", "()V", null),
    // Undertow 1 to 2.3. Invalidation, timeout, eviction and undeployment; the field is written
    // once, after the session was taken out of the manager's map.
    new SessionTarget(
        "io/undertow/server/session/InMemorySessionManager$SessionImpl",
        "invalidate",
        "(Lio/undertow/server/HttpServerExchange;"
            + "Lio/undertow/server/session/SessionListener$SessionDestroyedReason;)V",
        "invalidationStarted"),
  };

  static @Nullable SessionTarget of(String internalName) {
    for (SessionTarget target : ALL) {
      if (target.className.equals(internalName)) {
        return target;
      }
    }
    return null;
  }

  boolean endsIn(String method, String descriptor) {
    return endMethod.equals(method) && endDescriptor.equals(descriptor);
  }
}
