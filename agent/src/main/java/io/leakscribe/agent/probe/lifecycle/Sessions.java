package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.observe.LifecycleReading.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The types of session that were seen. Its listeners run on application threads. */
final class Sessions {
  private static final int MOST_TYPES = 64;

  final Map<String, Tracker> trackers = new ConcurrentHashMap<>();
  private final SessionRule rule;
  private final int cap;

  Sessions(SessionRule rule, int cap) {
    this.rule = rule;
    this.cap = cap;
  }

  void created(Object session, Object type) {
    Tracker tracker = trackerOf((Class<?>) type, Kind.SESSION);
    if (tracker != null) {
      tracker.created(session);
    }
  }

  void ended(Object session, Object type) {
    Tracker tracker = trackerOf((Class<?>) type, Kind.SESSION);
    if (tracker != null) {
      tracker.ended(session);
    }
  }

  /** A superclass that is a session class too has fired before: the object counts once. */
  void constructed(Object object, Object type) {
    if (object.getClass() == type) {
      Class<?> own = (Class<?>) type;
      Tracker tracker = trackerOf(own, kindOf(own));
      if (tracker != null) {
        tracker.created(object);
      }
    }
  }

  /** Drops the types of applications that were undeployed. For the sampling thread. */
  void forgetUnloaded() {
    trackers.values().removeIf(Tracker::isOver);
  }

  private Kind kindOf(Class<?> type) {
    return rule.isBuiltIn(type.getName()) ? Kind.SESSION : Kind.CONFIGURED;
  }

  private @Nullable Tracker trackerOf(Class<?> type, Kind kind) {
    String name = type.getName();
    Tracker tracker = trackers.get(name);
    if (tracker == null && trackers.size() < MOST_TYPES) {
      tracker = trackers.computeIfAbsent(name, unused -> new Tracker(kind, name, cap));
    }
    if (tracker != null) {
      tracker.seen(type);
    }
    return tracker;
  }
}
