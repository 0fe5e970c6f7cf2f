package java.lang;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * The one class of Leakscribe that application code can see. It lives in {@code java.lang} because
 * every class loader, however strict, lets that package through.
 *
 * <p>Woven code calls {@link #fire} without a handler of its own, so nothing may come out of it.
 */
public final class LeakscribeBridge {
  private static final int CAPACITY = 16;
  private static final int INSERTING = 7;

  // Copied on each change: a volatile array with plain elements is the cheapest read that is both
  // safely published and never stale for good.
  private static volatile BiConsumer<Object, Object>[] listeners = empty();
  private static volatile BiConsumer<Object, Object> failureListener;
  private static volatile Object suspected;
  private static boolean claimed;

  private LeakscribeBridge() {}

  /** Passes subject and context to the listener of the kind. Throws nothing. */
  public static void fire(int kind, Object subject, Object context) {
    BiConsumer<Object, Object> listener = listeners[kind];
    if (listener == null) {
      return;
    }
    try {
      listener.accept(subject, context);
    } catch (StackOverflowError | OutOfMemoryError e) {
      // The application's own want of stack or heap: neither the listener's fault, nor ours to
      // report here, where a further call could fail in the same way.
      return;
    } catch (Throwable e) {
      failed(kind, listener, e);
    }
  }

  /**
   * Called at the beginning of adding methods of the JDK's containers, while they are woven: fires
   * for the one container that is suspected, and costs the others a comparison.
   */
  public static void inserting(Object container) {
    if (container == suspected) {
      fire(INSERTING, container, null);
    }
  }

  /** Sets the container for {@link #inserting}; null for none. To be taken away soon. */
  public static void suspect(Object container) {
    suspected = container;
  }

  /** Sets the listener of a kind, 0 to 15; null takes it away. */
  public static synchronized void listen(int kind, BiConsumer<Object, Object> listener) {
    BiConsumer<Object, Object>[] changed = Arrays.copyOf(listeners, CAPACITY);
    changed[kind] = listener;
    listeners = changed;
  }

  /**
   * Sets who hears of a listener that threw and was taken away: its kind (an Integer) and the
   * Throwable, on the application's thread.
   */
  public static void onFailure(BiConsumer<Object, Object> listener) {
    failureListener = listener;
  }

  /** True for the first agent that asks; the others find the bridge taken. */
  public static synchronized boolean claim() {
    boolean first = !claimed;
    claimed = true;
    return first;
  }

  /** Gives the bridge free again, silent, for an agent that could not start. */
  public static synchronized void release() {
    listeners = empty();
    failureListener = null;
    suspected = null;
    claimed = false;
  }

  private static void failed(int kind, BiConsumer<Object, Object> listener, Throwable failure) {
    try {
      if (remove(kind, listener) && failureListener != null) {
        failureListener.accept(kind, failure);
      }
    } catch (Throwable e) {
      // There is nobody left to tell, and the application must not hear of it.
    }
  }

  // Only one of the threads that fail at once may report.
  private static synchronized boolean remove(int kind, BiConsumer<Object, Object> listener) {
    if (listeners[kind] != listener) {
      return false;
    }
    listen(kind, null);
    return true;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static BiConsumer<Object, Object>[] empty() {
    return new BiConsumer[CAPACITY];
  }
}
