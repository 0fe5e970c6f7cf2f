package io.leakscribe.launch;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Where {@code java -jar leakscribe.jar} comes in: hands over to the command line. */
public final class Main {
  private static final String CLI = "io.leakscribe.agent.command.AgentCli";

  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] args) throws Throwable {
    try {
      cli().invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (IOException | ReflectiveOperationException e) {
      StandardError.line("cannot start: " + e + "; is leakscribe.jar complete?");
      System.exit(1);
    }
  }

  private static Method cli() throws IOException, ReflectiveOperationException {
    File jar = IsolatedLoader.ownJar();
    IsolatedLoader loader = IsolatedLoader.open(jar);
    Thread.currentThread().setContextClassLoader(loader);
    return loader.loadClass(CLI).getMethod("main", String[].class);
  }
}
