package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.probe.weave.ClassWeaver;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which classes share containers with which, noted while they are loaded. Weaves nothing. So that a
 * class that inserts into the field of another one is found when that matters.
 *
 * <p>Thread-safe, without a lock. Keeps two hashes for each pair, eight bytes, and at most {@value
 * #CAPACITY} pairs; two names with one hash make us look at a class too many.
 */
public final class ContainerLinks implements ClassWeaver {
  private static final int CHUNK = 4_096;
  private static final int CHUNKS = 16;
  static final int CAPACITY = CHUNK * CHUNKS;

  private final AtomicReferenceArray<@Nullable AtomicLongArray> chunks =
      new AtomicReferenceArray<>(CHUNKS);
  private final AtomicInteger size = new AtomicInteger();

  /** Knows of no class yet. */
  public ContainerLinks() {}

  @Override
  public String name() {
    return "container links";
  }

  @Override
  public boolean wants(ClassLoader loader, String internalName) {
    return size.get() < CAPACITY;
  }

  @Override
  public byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile) {
    ContainerRefs refs = new ContainerRefs(classFile);
    for (int other : refs.find()) {
      add(((long) refs.self << 32) | (other & 0xffff_ffffL));
    }
    return null;
  }

  /** Hashes of the names, with slashes, of the classes that share containers with this one. */
  Set<Integer> of(String className) {
    int hash = className.replace('.', '/').hashCode();
    Set<Integer> others = new HashSet<>();
    for (int i = Math.min(size.get(), CAPACITY) - 1; i >= 0; i--) {
      AtomicLongArray chunk = chunks.get(i / CHUNK);
      long pair = chunk == null ? 0 : chunk.get(i % CHUNK);
      if ((int) (pair >> 32) == hash) {
        others.add((int) pair);
      } else if ((int) pair == hash) {
        others.add((int) (pair >> 32));
      }
    }
    return others;
  }

  private void add(long pair) {
    int index = size.get() < CAPACITY ? size.getAndIncrement() : CAPACITY;
    if (index < CAPACITY) {
      chunk(index / CHUNK).set(index % CHUNK, pair);
    }
  }

  private AtomicLongArray chunk(int number) {
    AtomicLongArray chunk = chunks.get(number);
    if (chunk == null) {
      chunks.compareAndSet(number, null, new AtomicLongArray(CHUNK));
      chunk = chunks.get(number);
    }
    return chunk == null ? new AtomicLongArray(CHUNK) : chunk;
  }
}
