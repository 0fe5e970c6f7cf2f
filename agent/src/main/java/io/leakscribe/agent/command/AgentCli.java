package io.leakscribe.agent.command;

import io.leakscribe.agent.attach.AttachCommand;
import io.leakscribe.agent.doctor.DoctorCommand;
import io.leakscribe.cli.LeakscribeCli;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** What {@code java -jar leakscribe.jar} runs. */
public final class AgentCli {
  private AgentCli() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) throws URISyntaxException {
    Path jar = Path.of(AgentCli.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    LeakscribeCli cli = new LeakscribeCli(new AttachCommand(jar), new DoctorCommand(jar));
    System.exit(cli.run(args, System.out, System.err));
  }
}
