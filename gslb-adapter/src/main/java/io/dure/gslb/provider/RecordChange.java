package io.dure.gslb.provider;

import java.util.Optional;

/**
 * One line of a preview, as DNS shows it.
 *
 * @param owner absolute name without the trailing dot
 * @param type A, AAAA or TXT
 * @param before empty: the record is new
 * @param after empty: the record goes
 */
public record RecordChange(String owner, String type, Optional<String> before, Optional<String> after) {}
