package nl.draad.server.demonstration;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The files in which the demonstration is written down.
record Library(
    World world, List<World.Dossier> dossiers, List<World.Chat> chats, List<Scene> scenes) {
  private static final ObjectMapper YAML = mapper();

  static Library open() {
    var world = read("world", new TypeReference<World>() {});
    var dossiers = new ArrayList<World.Dossier>();
    for (var name : world.dossiers()) {
      dossiers.add(read("dossiers/" + name, new TypeReference<World.Dossier>() {}));
    }
    var chats = new ArrayList<World.Chat>();
    for (var name : world.chats()) {
      chats.addAll(read("chats/" + name, new TypeReference<List<World.Chat>>() {}));
    }
    var scenes = new ArrayList<Scene>();
    for (var name : world.scenes()) {
      scenes.addAll(read("scenes/" + name, new TypeReference<List<Scene>>() {}));
    }
    return new Library(world, dossiers, chats, scenes);
  }

  private static <T> T read(String name, TypeReference<T> type) {
    try (var file = Library.class.getResourceAsStream(name + ".yaml")) {
      if (file == null) {
        throw new IllegalArgumentException(
            "expected a file " + name + ".yaml beside " + World.class);
      }
      return YAML.readValue(file, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Lists and maps that are not there are empty.
  private static ObjectMapper mapper() {
    var mapper = new YAMLMapper();
    var empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    mapper.configOverride(List.class).setSetterInfo(empty);
    mapper.configOverride(Map.class).setSetterInfo(empty);
    return mapper;
  }
}
