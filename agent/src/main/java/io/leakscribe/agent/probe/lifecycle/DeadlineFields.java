package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.holder.Peek;
import org.jspecify.annotations.Nullable;

/** The fields in which one container keeps the deadline of a session. */
abstract class DeadlineFields {

  /**
   * When a session should be gone.
   *
   * @param epochMillis the deadline; {@link Long#MAX_VALUE} for never
   * @param timeoutSeconds declared idle time, 0 for none
   */
  record Deadline(long epochMillis, long timeoutSeconds) {
    static final Deadline NEVER = new Deadline(Long.MAX_VALUE, 0);

    boolean isOverdue(long now, long margin) {
      return epochMillis != Long.MAX_VALUE && now - epochMillis > margin;
    }
  }

  final Peek peek;
  private final long marginMillis;

  private DeadlineFields(Peek peek, long marginMillis) {
    this.peek = peek;
    this.marginMillis = marginMillis;
  }

  static @Nullable DeadlineFields of(String type, Peek peek) {
    return switch (type) {
      case "org.apache.catalina.session.StandardSession" -> new Tomcat(peek);
      case "org.eclipse.jetty.server.session.Session", "org.eclipse.jetty.session.ManagedSession" ->
          new Jetty(peek);
      case "io.undertow.server.session.InMemorySessionManager$SessionImpl" -> new Undertow(peek);
      default -> null;
    };
  }

  /** How late the container's own background expiry may be without being in debt. */
  final long marginMillis() {
    return marginMillis;
  }

  /** Returns null when the fields are not there, or may not be read. */
  abstract @Nullable Deadline read(Object session);

  final @Nullable Long number(@Nullable Object owner, String name) {
    return peek.object(owner, name) instanceof Number number ? number.longValue() : null;
  }

  /** From an idle time and the time of the last access. */
  static @Nullable Deadline after(@Nullable Long accessedMillis, @Nullable Long idleMillis) {
    if (accessedMillis == null || idleMillis == null) {
      return null;
    }
    return idleMillis <= 0
        ? Deadline.NEVER
        : new Deadline(accessedMillis + idleMillis, idleMillis / 1000);
  }

  static @Nullable Long millis(@Nullable Long seconds) {
    return seconds == null ? null : Long.valueOf(seconds * 1000);
  }

  /** Background expiry runs each 60 s by default: 10 s delay, each sixth time. */
  private static final class Tomcat extends DeadlineFields {
    Tomcat(Peek peek) {
      super(peek, 120_000);
    }

    @Override
    @Nullable Deadline read(Object session) {
      Long idle = millis(number(session, "maxInactiveInterval"));
      return after(number(session, "thisAccessedTime"), idle);
    }
  }

  /** The house keeper comes each 10 minutes by default, and up to a tenth later. */
  private static final class Jetty extends DeadlineFields {
    Jetty(Peek peek) {
      super(peek, 15 * 60_000);
    }

    @Override
    @Nullable Deadline read(Object session) {
      Object data = peek.object(session, "_sessionData");
      return after(number(data, "_accessed"), number(data, "_maxInactiveMs"));
    }
  }

  /** A timer of each session ends it on time. */
  private static final class Undertow extends DeadlineFields {
    Undertow(Peek peek) {
      super(peek, 60_000);
    }

    @Override
    @Nullable Deadline read(Object session) {
      Long idle = millis(number(session, "maxInactiveInterval"));
      return after(number(session, "lastAccessed"), idle);
    }
  }
}
