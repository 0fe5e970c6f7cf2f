package io.leakscribe.agent.probe.lifecycle;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
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

  /** A field is found once for each declaring class, and forgotten when a new loader comes. */
  private final Map<String, Field> known = new HashMap<>();

  private final long marginMillis;

  private DeadlineFields(long marginMillis) {
    this.marginMillis = marginMillis;
  }

  static @Nullable DeadlineFields of(String type) {
    return switch (type) {
      case "org.apache.catalina.session.StandardSession" -> new Tomcat();
      case "org.eclipse.jetty.server.session.Session", "org.eclipse.jetty.session.ManagedSession" ->
          new Jetty();
      case "io.undertow.server.session.InMemorySessionManager$SessionImpl" -> new Undertow();
      default -> null;
    };
  }

  /** How late the container's own background expiry may be without being in debt. */
  final long marginMillis() {
    return marginMillis;
  }

  /** Returns null when the fields are not there, or may not be read. */
  final @Nullable Deadline read(Object session) {
    try {
      return deadlineOf(session);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  abstract @Nullable Deadline deadlineOf(Object session) throws ReflectiveOperationException;

  final Field field(Object owner, String name) throws ReflectiveOperationException {
    Field field = known.get(name);
    if (field == null || !field.getDeclaringClass().isInstance(owner)) {
      field = find(owner.getClass(), name);
      field.setAccessible(true);
      known.put(name, field);
    }
    return field;
  }

  private static Field find(Class<?> type, String name) throws NoSuchFieldException {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return field;
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  /** Background expiry runs each 60 s by default: 10 s delay, each sixth time. */
  private static final class Tomcat extends DeadlineFields {
    Tomcat() {
      super(120_000);
    }

    @Override
    Deadline deadlineOf(Object session) throws ReflectiveOperationException {
      int seconds = field(session, "maxInactiveInterval").getInt(session);
      if (seconds <= 0) {
        return Deadline.NEVER;
      }
      long accessed = field(session, "thisAccessedTime").getLong(session);
      return new Deadline(accessed + seconds * 1000L, seconds);
    }
  }

  /** The house keeper comes each 10 minutes by default, and up to a tenth later. */
  private static final class Jetty extends DeadlineFields {
    Jetty() {
      super(15 * 60_000);
    }

    @Override
    @Nullable Deadline deadlineOf(Object session) throws ReflectiveOperationException {
      Object data = field(session, "_sessionData").get(session);
      if (data == null) {
        return null;
      }
      long idle = field(data, "_maxInactiveMs").getLong(data);
      long expiry = field(data, "_expiry").getLong(data);
      return idle <= 0 || expiry <= 0 ? Deadline.NEVER : new Deadline(expiry, idle / 1000);
    }
  }

  /** A timer of each session ends it on time. */
  private static final class Undertow extends DeadlineFields {
    Undertow() {
      super(60_000);
    }

    @Override
    Deadline deadlineOf(Object session) throws ReflectiveOperationException {
      int seconds = field(session, "maxInactiveInterval").getInt(session);
      if (seconds <= 0) {
        return Deadline.NEVER;
      }
      long accessed = field(session, "lastAccessed").getLong(session);
      return new Deadline(accessed + seconds * 1000L, seconds);
    }
  }
}
