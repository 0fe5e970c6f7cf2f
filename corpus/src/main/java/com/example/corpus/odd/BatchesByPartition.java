package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** An accumulator of records by partition; a partition without a leader is never drained. */
@Leak(
    value = "deques of batches in a map, some of which are drained",
    holders = {"com\\.example\\.corpus\\.odd\\.BatchesByPartition\\$Accumulator\\.batches"},
    sites = {"BatchesByPartition\\$\\w+\\.(append|<init>|add)"})
public final class BatchesByPartition implements Program {

  /** Some records. */
  private static final class Batch {
    private final byte[] records = new byte[4000];
    private int used;

    boolean add(byte[] record) {
      if (used + record.length > records.length) {
        return false;
      }
      System.arraycopy(record, 0, records, used, record.length);
      used += record.length;
      return true;
    }
  }

  private static final class Accumulator {
    private final ConcurrentMap<Integer, Deque<Batch>> batches = new ConcurrentHashMap<>();

    void append(int partition, byte[] record) {
      Deque<Batch> deque = batches.computeIfAbsent(partition, first -> new ArrayDeque<>());
      synchronized (deque) {
        Batch last = deque.peekLast();
        if (last == null || !last.add(record)) {
          Batch fresh = new Batch();
          fresh.add(record);
          deque.addLast(fresh);
        }
      }
    }

    void drain(int partition) {
      Deque<Batch> deque = batches.get(partition);
      if (deque != null) {
        synchronized (deque) {
          deque.clear();
        }
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Accumulator accumulator = new Accumulator();
    for (long number = 0; pace.next(); number++) {
      accumulator.append((int) (number % 12), new byte[700]);
      if (number % 200 == 0) {
        for (int partition = 0; partition < 9; partition++) {
          accumulator.drain(partition);
        }
      }
    }
  }
}
