package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A workflow engine: a running workflow keeps every event of its history until it is complete, and
 * sleeps in a wheel of timers in between. There is room for a thousand of them.
 */
@Healthy(
    value = "histories of workflows, dropped at completion; the longest takes half of the life",
    steps = 60_000)
public final class WorkflowHistories implements Program {
  private static final int ROOM = 1_000;
  private static final double ARRIVALS = 0.055;
  private static final int SLOTS = 512;

  private final Map<Long, Workflow> running = new HashMap<>();
  private final List<List<Workflow>> wheel = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(97);
  private long started;

  private record HistoryEvent(int number, byte[] payload) {}

  private static final class Workflow {
    private final long id;
    private final int activities;
    private final List<HistoryEvent> history = new ArrayList<>();

    Workflow(long id, int activities) {
      this.id = id;
      this.activities = activities;
    }

    boolean advance() {
      history.add(new HistoryEvent(history.size(), new byte[440]));
      return history.size() < activities;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int slot = 0; slot < SLOTS; slot++) {
      wheel.add(new ArrayList<>());
    }
    double due = 0;
    for (int step = 0; pace.next(); step++) {
      for (due += ARRIVALS; due >= 1; due--) {
        start(step);
      }
      List<Workflow> awake = wheel.set(step % SLOTS, new ArrayList<>());
      for (Workflow workflow : awake) {
        if (workflow.advance()) {
          sleep(workflow, step);
        } else {
          running.remove(workflow.id);
        }
      }
    }
  }

  private void start(int now) {
    if (running.size() < ROOM) {
      Workflow workflow = new Workflow(started++, 20 + random.nextInt(180));
      running.put(workflow.id, workflow);
      sleep(workflow, now);
    }
  }

  private void sleep(Workflow workflow, int now) {
    wheel.get((now + 1 + random.nextInt(300)) % SLOTS).add(workflow);
  }
}
