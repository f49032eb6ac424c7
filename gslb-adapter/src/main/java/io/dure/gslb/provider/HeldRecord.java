package io.dure.gslb.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One record as a provider serves it.
 *
 * @param owner absolute name without the trailing dot, lower case
 * @param type the record type's mnemonic, for example A
 * @param data in presentation form (RFC 1035, section 5.1)
 * @param weight where the provider draws by weight
 * @param setIdentifier where several sets share a name and type
 */
public record HeldRecord(
        String owner, String type, String data, Duration ttl, OptionalInt weight, Optional<String> setIdentifier) {}
