package io.leakscribe.agent.probe.survivor;

import io.leakscribe.agent.observe.KnownCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the holder in the reference chains of samples from one site: the field of the application
 * nearest to where the chains part. Above that place most objects share one way to the root, below
 * it each has its own: there is the container.
 */
final class Chains {

  /** Of the samples, the share that must agree on a link to follow it. */
  private static final double MOST = 0.5;

  private static final int LONGEST_PATH = 24;

  /** What the JDK's containers call what is inside of them. */
  private static final Set<String> INSIDE =
      Set.of("table", "elementData", "elements", "root", "head", "tail", "first", "last", "array");

  private Chains() {}

  /**
   * What the chains say.
   *
   * @param holder field that holds, null when the chains have none
   * @param leakingClass first class of the application below the holder, null when there is none
   * @param path root first
   */
  record Found(@Nullable String holder, @Nullable String leakingClass, List<String> path) {}

  /** Null when no sample has a chain. */
  static @Nullable Found in(List<Sample> samples) {
    List<Sample> chained = samples.stream().filter(s -> s.root() != null).toList();
    if (chained.isEmpty()) {
      return null;
    }
    List<List<Link>> down = chained.stream().map(s -> reversed(s.chain())).toList();
    Common common = common(down);
    Sample example = chained.get(common.example());
    List<Link> links = down.get(common.example());
    int holder = holder(links, chained.size() == 1 ? links.size() : common.depth());
    return new Found(
        holder < 0 ? null : links.get(holder).owner() + "." + links.get(holder).field(),
        leaking(links, holder, example.objectClass()),
        path(example, links));
  }

  private record Common(int depth, int example) {}

  /** How deep most chains are the same, from the root, and one that follows all the way. */
  private static Common common(List<List<Link>> chains) {
    List<Integer> agreeing = new ArrayList<>();
    for (int i = 0; i < chains.size(); i++) {
      agreeing.add(i);
    }
    for (int depth = 0; ; depth++) {
      List<Integer> next = mostFrequent(chains, agreeing, depth);
      if (next.size() < 2 || next.size() < MOST * agreeing.size()) {
        return new Common(depth, agreeing.get(0));
      }
      agreeing = next;
    }
  }

  private static List<Integer> mostFrequent(
      List<List<Link>> chains, List<Integer> among, int depth) {
    Map<Link, List<Integer>> byLink = new HashMap<>();
    for (int i : among) {
      if (depth < chains.get(i).size()) {
        byLink.computeIfAbsent(chains.get(i).get(depth), k -> new ArrayList<>()).add(i);
      }
    }
    return byLink.values().stream()
        .max((a, b) -> Integer.compare(a.size(), b.size()))
        .orElse(List.of());
  }

  /** Nearest field above {@code depth}: of the application, else of a library, else a static. */
  private static int holder(List<Link> links, int depth) {
    int own = last(links, depth, link -> !KnownCode.isLibrary(link.owner()) && !isInherited(link));
    if (own >= 0) {
      return own;
    }
    int library = last(links, depth, link -> !KnownCode.isJdk(link.owner()));
    return library >= 0 ? library : last(links, depth, Link::isStatic);
  }

  /** A field of a container of the JDK in a subclass of the application's: look who has that. */
  private static boolean isInherited(Link link) {
    return !link.isStatic() && link.field() != null && INSIDE.contains(link.field());
  }

  private static int last(List<Link> links, int depth, Predicate<Link> wanted) {
    for (int i = Math.min(depth, links.size()) - 1; i >= 0; i--) {
      if (links.get(i).field() != null && wanted.test(links.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String leaking(List<Link> links, int holder, String objectClass) {
    for (int i = holder + 1; i < links.size(); i++) {
      if (isOwn(links.get(i).owner())) {
        return links.get(i).owner();
      }
    }
    return isOwn(objectClass) ? objectClass : null;
  }

  private static boolean isOwn(String type) {
    return type.indexOf('.') >= 0 && type.indexOf('[') < 0 && !KnownCode.isLibrary(type);
  }

  private static List<String> path(Sample sample, List<Link> links) {
    List<String> path = new ArrayList<>();
    if (links.isEmpty() || !links.get(0).isStatic()) {
      path.add(String.valueOf(sample.root()));
    }
    for (Link link : links) {
      String words = link.toString();
      // A list of a thousand nodes says no more than one of them.
      if (path.isEmpty() || !path.get(path.size() - 1).equals(words)) {
        path.add(words);
      }
    }
    path.add(sample.objectClass());
    return path.size() <= LONGEST_PATH ? path : shortened(path);
  }

  private static List<String> shortened(List<String> path) {
    List<String> ends = new ArrayList<>(path.subList(0, LONGEST_PATH / 2));
    ends.add("…");
    ends.addAll(path.subList(path.size() - LONGEST_PATH / 2, path.size()));
    return ends;
  }

  private static List<Link> reversed(List<Link> chain) {
    List<Link> reversed = new ArrayList<>(chain);
    Collections.reverse(reversed);
    return reversed;
  }
}
