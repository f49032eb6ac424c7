package io.dure.gslb.provider;

import io.dure.gslb.evidence.Verdict;

/**
 * What a provider's own health check says of an endpoint, to stand beside ours.
 *
 * @param address an IP literal or a name
 * @param detail in the provider's words; empty if it gives none
 */
public record ProviderVerdict(String site, String address, Verdict verdict, String detail) {}
