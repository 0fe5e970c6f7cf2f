package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Makes the context of each job known as a bean, and never destroys it. */
@Leak(
    value = "Spring bean registered for each job",
    holders = {
      "org\\.springframework\\.beans\\.factory\\.support\\.\\w+\\."
          + "(singletonObjects|registeredSingletons|disposableBeans|manualSingletonNames)",
      "com\\.example\\.corpus\\.unseen\\.SpringSingletonPerJob\\.beans"
    },
    sites = {
      "SpringSingletonPerJob\\.\\w+",
      "org\\.springframework\\.beans\\.factory\\.support\\.\\w+\\.(register|add)Singleton"
    })
public final class SpringSingletonPerJob implements Program {
  private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

  /** What the steps of a job share. */
  private static final class JobContext {
    private final long[] counters = new long[150];

    void count(int step) {
      counters[step % counters.length]++;
    }
  }

  private void job(int number) {
    String name = "job-context-" + number;
    beans.registerSingleton(name, new JobContext());
    for (int step = 0; step < 4; step++) {
      beans.getBean(name, JobContext.class).count(step);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      job(i);
    }
  }
}
