package io.dure.gslb.provider.route53;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Clients that never repeat a request by themselves: whether a change may be sent again, only its fence can tell. */
public final class Route53Clients {
    private Route53Clients() {}

    /** A client with the default chain's credentials, or with the role's that they may take on. */
    public static Route53Client client(ClientSettings settings) {
        AwsCredentialsProvider own = DefaultCredentialsProvider.builder().build();
        return client(
                settings,
                settings.role().map(role -> assumed(settings, role, own)).orElse(own));
    }

    /** A client with given credentials. */
    public static Route53Client client(ClientSettings settings, AwsCredentialsProvider credentials) {
        var builder = Route53Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .httpClient(http(settings))
                .overrideConfiguration(once(settings));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider assumed(
            ClientSettings settings, AssumedRole role, AwsCredentialsProvider own) {
        StsClient sts = StsClient.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(own)
                .httpClient(http(settings))
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(role.arn()).roleSessionName("dure");
                    role.externalId().ifPresent(request::externalId);
                })
                .build();
    }

    private static SdkHttpClient http(ClientSettings settings) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(settings.connect())
                .socketTimeout(settings.read())
                .build();
    }

    private static ClientOverrideConfiguration once(ClientSettings settings) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .apiCallTimeout(settings.call())
                .build();
    }
}
