package io.leakscribe.agent.probe.holder;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One class that declares holders: its fields, and a few of its objects, weakly.
 *
 * <p>Owned by the class itself (see {@link HolderRegistry}), so it may refer to the class; nothing
 * of ours may refer to it strongly. {@link #offer} is called by the application's threads and takes
 * no lock; everything else is for the sampling thread.
 */
final class HolderClass {

  /** Samples within which an owner has to become worth watching. */
  static final int SAMPLES_TO_GROW = 30;

  final Class<?> type;
  final AtomicBoolean listed = new AtomicBoolean();

  /**
   * No free slot, nothing to do for the hot path. Also set from the start where nothing is held.
   */
  volatile boolean full;

  /** Its static initialiser has come to its end. */
  volatile boolean staticsReady;

  private boolean initialized;

  private final AtomicReferenceArray<@Nullable WeakReference<Object>> owners;
  private final int[] smallFor;
  private @Nullable List<HolderField> fields;

  HolderClass(Class<?> type, int slots) {
    this.type = type;
    this.owners = new AtomicReferenceArray<>(slots);
    this.smallFor = new int[slots];
  }

  /** Remembers an owner if there is room. Only ever compares references: it may be half built. */
  void offer(Object owner) {
    int free = -1;
    for (int i = owners.length() - 1; i >= 0; i--) {
      WeakReference<Object> known = owners.get(i);
      if (known == null) {
        free = i;
      } else if (known.refersTo(owner)) {
        return;
      }
    }
    if (free < 0) {
      full = true;
    } else {
      owners.compareAndSet(free, null, new WeakReference<>(owner));
    }
  }

  /**
   * The living owners; slots of dead ones become free again. The first half of the slots is kept by
   * their owners for life. An owner in the other half whose containers stay small gives its slot up
   * after a while, so that a large one that came late is found.
   */
  List<Object> owners() {
    List<Object> living = List.of();
    boolean room = false;
    for (int i = 0; i < owners.length(); i++) {
      WeakReference<Object> reference = owners.get(i);
      Object owner = reference == null ? null : reference.get();
      if (owner == null) {
        free(i);
        room = true;
      } else {
        living = living.isEmpty() ? new ArrayList<>(2) : living;
        living.add(owner);
      }
    }
    full = !room;
    return living;
  }

  /** Tells of an owner that {@link #owners} returned how large its largest container is now. */
  void measured(Object owner, long largest) {
    for (int i = owners.length() / 2; i < owners.length(); i++) {
      WeakReference<Object> reference = owners.get(i);
      if (reference != null && reference.refersTo(owner)) {
        smallFor[i] = largest < HolderProbe.WORTH_WATCHING ? smallFor[i] + 1 : 0;
        if (full && smallFor[i] >= SAMPLES_TO_GROW) {
          free(i);
          full = false;
        }
        return;
      }
    }
  }

  private void free(int slot) {
    owners.set(slot, null);
    smallFor[slot] = 0;
  }

  /** Where the JVM cannot be asked, the end of the static initialiser is the only sign. */
  boolean mayReadStatics(Initialization initialization) {
    return initialized || (initialized = staticsReady || initialization.isDone(type));
  }

  List<HolderField> fields(HolderIndex index, ModuleOpener opener) {
    if (fields == null) {
      fields = HolderField.all(type, index.of(type), opener);
    }
    return fields;
  }
}
