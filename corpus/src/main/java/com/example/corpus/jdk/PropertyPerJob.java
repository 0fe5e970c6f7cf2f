package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;

/** Hands parameters to its jobs as system properties. */
@Leak(
    value = "a system property for each job",
    holders = {"java\\.util\\.Properties\\.map", "java\\.lang\\.System\\.props"},
    sites = {"PropertyPerJob\\.start", "java\\.(lang\\.System|util\\.Properties)\\.setProperty"})
public final class PropertyPerJob implements Program {

  private void start(long job) {
    System.setProperty("job." + job + ".input", "/var/spool/jobs/".repeat(20) + job);
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long job = 0; pace.next(); job++) {
      start(job);
    }
  }
}
