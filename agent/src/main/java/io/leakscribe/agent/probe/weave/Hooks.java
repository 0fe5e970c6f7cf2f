package io.leakscribe.agent.probe.weave;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The way back from woven code. Woven code calls {@code java.lang.LeakscribeBridge.fire(int kind,
 * Object subject, Object context)}; the bridge passes subject and context on to the listener of the
 * kind, on the application's thread. A listener that throws is switched off by the bridge.
 *
 * <p>A listener must be quick, must not block, and must not call methods of the subject.
 */
public interface Hooks {
  /** A constructor ended. Subject: the object, perhaps half built. Context: declaring class. */
  int CONSTRUCTED = 0;

  /** A static initialiser ended. Subject: null. Context: the class. */
  int INITIALIZED = 1;

  /** A session began. Subject: the session. Context: class that was woven. */
  int SESSION_CREATED = 2;

  /** A session is over. Subject: the session. Context: class that was woven. */
  int SESSION_ENDED = 3;

  /** A cache let go of an entry. Subject: the value. Context: the cache. */
  int ENTRY_REMOVED = 4;

  /** A cache took an entry in. Subject: the value. Context: the cache. */
  int ENTRY_ADDED = 5;

  /** An object of a configured class was built. Subject: the object. Context: its class. */
  int TRACKED_CONSTRUCTED = 6;

  /** A call that adds to a container begins. Subject: the container. Context: the site or null. */
  int INSERTING = 7;

  /** A call that removes from a container begins. Subject, context: as of {@link #INSERTING}. */
  int REMOVING = 8;

  /** A removing call ended. Subject: the container. Context: an Integer, 0 if nothing was there. */
  int REMOVED = 9;

  /** A sweeping call ended, as removeIf. Subject, context: as of {@link #REMOVED}. */
  int SWEPT = 10;

  /** A method that looks after a holder began. Subject: null. Context: the holder's name. */
  int TENDING = 11;

  /**
   * A call that looks something up ended. Subject: what it found, or null. Context: the container.
   */
  int LOOKED_UP = 12;

  /** Number of kinds that the bridge has room for. */
  int CAPACITY = 16;

  /** Internal name of the bridge, for weavers. */
  String BRIDGE = "java/lang/LeakscribeBridge";

  /** Sets the listener of a kind; null takes it away. Visible to other threads soon. */
  void listen(int kind, @Nullable BiConsumer<Object, Object> listener);

  /**
   * Sets the one container of a JDK class for which woven methods of that class tell of insertions;
   * null for none. Kept strongly: to be taken away after seconds.
   */
  default void suspect(@Nullable Object container) {}
}
