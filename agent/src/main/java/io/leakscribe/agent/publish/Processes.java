package io.leakscribe.agent.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the process of an earlier run still lives, where its page cannot tell. */
@FunctionalInterface
interface Processes {
  /** Clocks are set, and the kernel counts a process's start in whole seconds since boot. */
  Duration DOUBT = Duration.ofSeconds(5);

  /**
   * Whether the process that had this pid at that time is still there.
   *
   * @param pid as that run knew it
   * @param then a time at which that run lived
   */
  boolean alive(long pid, Instant then);

  /** Asks the operating system; another host or container is asked in vain. */
  static Processes ofThisHost() {
    return (pid, then) -> {
      ProcessHandle self = ProcessHandle.current();
      if (pid == self.pid()) {
        return false; // In a container every run may have the same.
      }
      Optional<ProcessHandle> found = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
      if (found.isEmpty()) {
        return false;
      }
      // Two processes never share a pid: the one that has it now had it then, or began later. It
      // may be much older than its JVM, for a script that execs java stays the same process.
      Optional<Instant> started = found.get().info().startInstant();
      return started.isEmpty() || !started.get().isAfter(then.plus(DOUBT));
    };
  }
}
