package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.journal.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way from the root over the holder to what leaks, with counts and sites. */
final class PathFigure {
  private static final int MOST_LINKS = 12;

  private PathFigure() {}

  /** Nothing when no path was measured. */
  static List<Block> of(Suspect suspect) {
    if (suspect.path().isEmpty()) {
      return List.of();
    }
    List<Block.Link> links = new ArrayList<>();
    List<String> path = suspect.path();
    for (int i = 0; i < path.size(); i++) {
      if (i < MOST_LINKS / 2 || path.size() - i <= MOST_LINKS / 2) {
        links.add(link(suspect, path.get(i), i));
      } else if (i == MOST_LINKS / 2) {
        links.add(new Block.Link("", (path.size() - MOST_LINKS) + " more", List.of()));
      }
    }
    leak(links, suspect);
    return List.of(new Block.Chain("Path from the root to what leaks", links));
  }

  private static Block.Link link(Suspect suspect, String name, int index) {
    String role = role(suspect, name, index);
    return new Block.Link(role, name, facts(suspect, role));
  }

  private static String role(Suspect suspect, String name, int index) {
    if (isHolder(suspect.holder(), name)) {
      return index == 0 ? "Root and holder" : "Holder";
    } else if (index == 0) {
      return "Root";
    } else if (name.equals(suspect.leakingClass())) {
      return "Leaks";
    }
    return name.equals(suspect.holderType()) ? "Container" : "";
  }

  /** A path names the field with its class before it, or as a step of its own after the class. */
  private static boolean isHolder(@Nullable String holder, String name) {
    String bare = name.startsWith("static ") ? name.substring("static ".length()) : name;
    return holder != null && (holder.equals(bare) || holder.endsWith("." + bare));
  }

  /** The path of a holder often ends before what it holds. */
  private static void leak(List<Block.Link> links, Suspect suspect) {
    String leaks = suspect.leakingClass();
    boolean named = links.stream().anyMatch(link -> Objects.equals(link.name(), leaks));
    if (leaks != null && !named) {
      links.add(new Block.Link("Leaks", leaks, facts(suspect, "Leaks")));
    }
  }

  private static List<String> facts(Suspect suspect, String role) {
    List<String> facts = new ArrayList<>();
    if (role.endsWith("older")) {
      holder(facts, suspect);
    }
    if (role.equals("Leaks")) {
      if (suspect.bytes() != null) {
        facts.add("about " + Format.bytes(suspect.bytes()));
      }
      if (suspect.allocationSite() != null) {
        facts.add("created at " + suspect.allocationSite());
      }
    }
    return facts;
  }

  private static void holder(List<String> facts, Suspect suspect) {
    String type = suspect.holderType();
    if (type != null && !suspect.path().contains(type)) {
      facts.add("a " + type);
    }
    if (suspect.entries() != null) {
      String rate =
          suspect.entriesPerHour() == null
              ? ""
              : ", " + Format.signed(suspect.entriesPerHour()) + " an hour";
      facts.add(Format.number(suspect.entries()) + " entries" + rate);
    }
    if (suspect.insertionSite() != null) {
      facts.add("put in at " + suspect.insertionSite());
    }
  }
}
