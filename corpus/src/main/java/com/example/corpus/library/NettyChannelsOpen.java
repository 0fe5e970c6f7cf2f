package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;

/** Adds each connection to a group and closes none. */
@Leak(
    value = "Netty channels in a group that are never closed",
    holders = {
      "io\\.netty\\.channel\\..*",
      "com\\.example\\.corpus\\.library\\.NettyChannelsOpen\\.clients"
    },
    sites = {"NettyChannelsOpen\\.connected", "io\\.netty\\.channel\\..*"})
public final class NettyChannelsOpen implements Program {

  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  private void connected() {
    clients.add(new EmbeddedChannel(DefaultChannelId.newInstance()));
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      connected();
    }
  }
}
