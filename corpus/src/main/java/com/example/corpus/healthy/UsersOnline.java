package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.WeakHashMap;

/** Settings of users for as long as they are online; more users by the day, who come and go. */
@Healthy(value = "weak map of the users online, of whom there are ever more", steps = 50_000)
public final class UsersOnline implements Program {
  private final Map<User, byte[]> settings = new WeakHashMap<>();
  private final List<User> online = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(41);

  private static final class User {
    private final long[] history = new long[100];
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      User user = new User();
      user.history[0] = online.size();
      settings.put(user, new byte[3000]);
      int room = 1000 + (int) (12_000 * pace.progress());
      if (online.size() < room) {
        online.add(user);
      } else {
        online.set(random.nextInt(online.size()), user);
      }
    }
  }
}
