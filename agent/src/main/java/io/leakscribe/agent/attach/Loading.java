package io.leakscribe.agent.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.leakscribe.agent.publish.AgentState;
import io.leakscribe.agent.publish.AgentState.Stage;
import io.leakscribe.cli.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The load itself. The only class that needs the module jdk.attach. */
record Loading(long pid, Path jar, String arguments, Duration patience) {
  private static final long LOOK_MILLIS = 100;
  private static final String LINES = "look for lines with 'leakscribe:' on its standard error";

  /** Returns where the agent is to be found, once it watches. */
  String run() throws Failure {
    VirtualMachine machine = attach();
    try {
      AgentState before = state(machine);
      if (before != null && before.stage() != Stage.DISABLED) {
        throw new Failure(AlreadyRuns.words(pid, "Leakscribe runs, " + before.words()));
      }
      load(machine);
      return await(machine);
    } finally {
      detach(machine);
    }
  }

  private VirtualMachine attach() throws Failure {
    try {
      return VirtualMachine.attach(String.valueOf(pid));
    } catch (AttachNotSupportedException | IOException e) {
      throw new Failure(
          "process "
              + pid
              + " does not listen ("
              + e.getMessage()
              + "); see that it is the right one and is not stopped, or start the service with"
              + " -javaagent:"
              + jar);
    }
  }

  private void load(VirtualMachine machine) throws Failure {
    try {
      machine.loadAgent(jar.toString(), arguments);
    } catch (AgentLoadException | AgentInitializationException | IOException e) {
      throw new Failure(
          "process "
              + pid
              + " does not load the agent ("
              + e.getMessage()
              + "); "
              + LINES
              + ", or start the service with -javaagent:"
              + jar);
    }
  }

  private String await(VirtualMachine machine) throws Failure {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      AgentState state = state(machine);
      if (state == null) {
        throw new Failure("the agent is loaded, and does not tell how it is; " + LINES);
      }
      if (state.stage() == Stage.READY) {
        return state.words();
      }
      if (state.stage() == Stage.DISABLED) {
        throw new Failure("the agent does not start in process " + pid + ": " + state.words());
      }
      pause();
    }
    throw new Failure(
        "the agent is loaded, and not ready after " + patience.toSeconds() + " s; " + LINES);
  }

  private @Nullable AgentState state(VirtualMachine machine) throws Failure {
    try {
      return AgentState.parse(machine.getSystemProperties().getProperty(AgentState.PROPERTY));
    } catch (IOException e) {
      throw new Failure("process " + pid + " does not answer any more (" + e.getMessage() + ")");
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void detach(VirtualMachine machine) {
    try {
      machine.detach();
    } catch (IOException e) {
      // It is done with, one way or the other.
    }
  }
}
