package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Removes jobs from the set of running ones after it changed what their hash is made of. */
@Leak(
    value = "elements of a hash set changed before they are removed",
    holders = "com\\.example\\.corpus\\.classic\\.MutatedKeyLeak\\$JobRunner\\.running",
    sites = {"MutatedKeyLeak\\$JobRunner\\.(start|execute)", "MutatedKeyLeak\\$Job\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.classic\\.MutatedKeyLeak\\$Job")
public final class MutatedKeyLeak implements Program {

  /** A piece of work, equal to another one of the same name and state. */
  private static final class Job {
    private final String name;
    private final byte[] input = new byte[500];
    private String state = "running";

    Job(String name) {
      this.name = name;
    }

    int work() {
      state = "done";
      return input.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Job job && name.equals(job.name) && state.equals(job.state);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, state);
    }
  }

  /** Runs jobs and knows which are running. */
  private static final class JobRunner {
    private final Set<Job> running = new HashSet<>();

    int execute(String name) {
      Job job = new Job(name);
      running.add(job);
      int result = job.work();
      running.remove(job);
      return result;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    JobRunner runner = new JobRunner();
    long results = 0;
    for (int i = 0; pace.next(); i++) {
      results += runner.execute("job-" + i);
    }
    System.out.println("results " + results);
  }
}
