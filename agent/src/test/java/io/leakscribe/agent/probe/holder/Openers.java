package io.leakscribe.agent.probe.holder;

import net.bytebuddy.agent.ByteBuddyAgent;

/** Opens modules to the tests. */
final class Openers {

  static final ModuleOpener REAL = ModuleOpener.by(ByteBuddyAgent.install());

  private Openers() {}
}
