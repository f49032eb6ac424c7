package io.dure.hub.steering;

import io.dure.gslb.plan.Token;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a change of weights would do. */
public sealed interface PreviewResult {
    /**
     * It could be done.
     *
     * @param changes what would be written, for each provider
     * @param refusals of providers that would not take it
     * @param warnings stable codes: {@code member-evacuated}, {@code member-down}, {@code single-member},
     *     {@code provider-unreachable}, {@code provider-refuses}, {@code unchanged}
     * @param token that the preview is of; to be sent as {@code expected}
     */
    record Preview(
            List<Share> before,
            List<Share> after,
            List<ProviderChange> changes,
            List<ProviderRefusal> refusals,
            List<String> warnings,
            @Nullable Token token)
            implements PreviewResult, Scoped {
        /** Without what names a provider out of scope. */
        @Override
        public Optional<Preview> within(Sight sight) {
            return Optional.of(new Preview(
                    before,
                    after,
                    changes.stream()
                            .filter(change -> sight.tells(change.toString()))
                            .toList(),
                    refusals.stream()
                            .filter(refusal -> sight.tells(refusal.toString()))
                            .toList(),
                    warnings,
                    token));
        }
    }

    /** The change would be refused for the same reason. */
    record Rejected(
            Rejection code, String message, @Nullable String field) implements PreviewResult {}

    /** A weight and its share of their sum, 0 to 1. */
    record Share(String site, int weight, double share) {}

    /** A provider that would not take the change, and why; the code is stable. */
    record ProviderRefusal(String provider, String code, String message) {}

    /** A change of what one provider answers, in the provider's words. */
    record ProviderChange(
            String provider,
            String name,
            String type,
            @Nullable String before,
            String after) {}
}
