package io.leakscribe.launch;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM comes in. On the thread that waits for us only the least happens: the bridge, the
 * isolated loader, and the start of the runtime behind it. Whatever goes wrong costs one line on
 * standard error, and nothing else.
 */
public final class LeakscribeAgent {
  private static final String RUNTIME = "io.leakscribe.agent.runtime.AgentRuntime";

  private LeakscribeAgent() {}

  /** Called by the JVM before the application's main method. */
  public static void premain(@Nullable String agentArgs, Instrumentation inst) {
    start(agentArgs, inst, false);
  }

  /** Called by the JVM when the agent is loaded into a running application. */
  public static void agentmain(@Nullable String agentArgs, Instrumentation inst) {
    start(agentArgs, inst, true);
  }

  private static void start(@Nullable String agentArgs, Instrumentation inst, boolean attached) {
    try {
      File jar = IsolatedLoader.ownJar();
      if (wanted(agentArgs, jar)) {
        load(agentArgs, inst, attached, jar);
      } else if (attached) {
        StateProperty.disabled(
            "it is switched off there (enabled=false), or a tool of the JDK runs");
      }
    } catch (Throwable e) {
      disabled(agentArgs, e);
    }
  }

  private static boolean wanted(@Nullable String agentArgs, File jar) {
    String command = System.getProperty("sun.java.command");
    return !Switches.disabled(agentArgs)
        && !Switches.jdkTool(System.getProperty("jdk.module.main"), command)
        && !Switches.serverTool(command)
        && !Switches.ownCommand(command, jar);
  }

  private static void load(
      @Nullable String agentArgs, Instrumentation inst, boolean attached, File jar)
      throws Throwable {
    IsolatedLoader loader = IsolatedLoader.open(jar);
    Class<?> bridge = BridgeInstaller.install(inst, loader.entry(BridgeInstaller.RESOURCE));
    if (!(Boolean) bridge.getMethod("claim").invoke(null)) {
      StandardError.line(
          "already running in this JVM; the second agent is ignored (is -javaagent given twice?)");
      loader.close();
      return;
    }
    StateProperty.starting();
    OwnCode ownCode = new OwnCode(loader);
    inst.addTransformer(ownCode, true);
    try {
      startRuntime(loader, agentArgs, inst, bridge, attached);
    } catch (Throwable e) {
      inst.removeTransformer(ownCode);
      bridge.getMethod("release").invoke(null);
      throw e;
    }
  }

  // With the application's context class loader, libraries would find its configuration and ours
  // would follow it.
  private static void startRuntime(
      IsolatedLoader loader,
      @Nullable String agentArgs,
      Instrumentation inst,
      Class<?> bridge,
      boolean attached)
      throws Throwable {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      loader
          .loadClass(RUNTIME)
          .getMethod("start", String.class, Instrumentation.class, Class.class, boolean.class)
          .invoke(null, agentArgs, inst, bridge, attached);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void disabled(@Nullable String agentArgs, Throwable reason) {
    try {
      StateProperty.disabled(String.valueOf(reason));
      StandardError.line("disabled: " + reason + "; the application is not affected");
      if (Switches.debug(agentArgs)) {
        StandardError.stackTrace(reason);
      }
    } catch (Throwable e) {
      // Not even the line could be written; the application still comes first.
    }
  }
}
