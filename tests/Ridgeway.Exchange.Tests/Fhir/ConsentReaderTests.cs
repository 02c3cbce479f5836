using System.Text;
using Ridgeway.Records.Rights;

namespace Ridgeway.Exchange.Fhir;

public sealed class ConsentReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("active", "patient-privacy", "{\"type\":\"deny\"}", true)]
    [InlineData("active", "patient-privacy", "{\"type\":\"permit\"}", false)]
    [InlineData("active", "patient-privacy", "{\"type\":\"permit\",\"provision\":[{\"type\":\"deny\"}]}", null)]
    [InlineData("inactive", "patient-privacy", "{\"type\":\"deny\"}", null)]
    [InlineData("active", "adr", "{\"type\":\"deny\"}", null)]
    [InlineData("active", "patient-privacy", "{}", null)]
    [InlineData("active", "patient-privacy", "[1]", null)]
    public void Only_what_is_plain_is_read(string status, string scope, string provision, bool? refuses) =>
        Assert.Equal(refuses, Read(status, scope, provision)?.Refuses);

    [Fact]
    public void A_purpose_and_a_period_narrow_it()
    {
        var choice = Read("active", "patient-privacy", "{\"type\":\"deny\",\"period\":{\"start\":\"2024-01-01\",\"end\":\"2025-01-01\"},\"purpose\":[{\"code\":\"HRESCH\"}]}");
        Assert.NotNull(choice);
        Assert.Equal([UseOfRecord.Research], choice.Uses);
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2025, 1, 1)), (choice.From!.Value, choice.To!.Value));
        Assert.False(choice.IsInForce(new DateOnly(2026, 11, 24)));
    }

    private static SharingChoice? Read(string status, string scope, string provision) => ConsentReader.Read(
        Encoding.UTF8.GetBytes($"{{\"resourceType\":\"Consent\",\"status\":\"{status}\",\"scope\":{{\"coding\":[{{\"code\":\"{scope}\"}}]}},\"provision\":{provision}}}"), "gp", Now);
}
