package nl.draad.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import nl.draad.crypto.Secrets;

/// One file as it is served, with what a browser needs to keep it. Immutable; its buffers are
/// shared and not to be changed.
///
/// @param gzip the same packed, where that is smaller
/// @param lasting whether this path never means other bytes
record Asset(String type, Buffer bytes, Optional<Buffer> gzip, String tag, boolean lasting) {
  private static final int WORTH_PACKING = 512;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  /// Whether files with this name are served at all.
  static boolean isKnown(String name) {
    return TYPES.containsKey(ending(name));
  }

  static Asset of(String name, byte[] content, boolean lasting) {
    var type = TYPES.getOrDefault(ending(name), "application/octet-stream");
    var packed = content.length < WORTH_PACKING ? content : packed(content);
    return new Asset(
        type,
        Buffer.buffer(content),
        packed.length < content.length ? Optional.of(Buffer.buffer(packed)) : Optional.empty(),
        Secrets.text(Secrets.digest(content)),
        lasting);
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static byte[] packed(byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException("expected memory to take any bytes", impossible);
    }
    return packed.toByteArray();
  }
}
