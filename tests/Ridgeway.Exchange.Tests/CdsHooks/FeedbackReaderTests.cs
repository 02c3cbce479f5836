namespace Ridgeway.Exchange.CdsHooks;

public sealed class FeedbackReaderTests
{
    private const string Card = "4e0a3a1e-3283-4575-ab82-028d55fe2719";

    [Fact]
    public void Feedback_as_the_specification_shows_it_is_read()
    {
        const string Json = """
            { "feedback": [
              { "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "accepted", "acceptedSuggestions": [ { "id": "e56e1945-20b3-4393-8503-a1a20fd73152" } ], "outcomeTimestamp": "2020-12-11T00:00:00Z" },
              { "card": "9368d37b-283f-44a0-93ea-547cebab93ed", "outcome": "overridden", "overrideReason": { "reason": { "code": "d7ecf885", "system": "https://terminology.example.com" }, "userComment": "clinician entered comment" }, "outcomeTimestamp": "2020-12-11T00:00:00+01:00" },
              { "card": "9368d37b-283f-44a0-93ea-547cebab93ee", "outcome": "overridden", "outcomeTimestamp": "2020-12-11T00:00:00.123Z" } ] }
            """;

        Assert.True(FeedbackReader.TryRead(HookCallReaderTests.Bytes(Json), out var feedback, out _));

        Assert.Equal([true, false, false], feedback.Select(one => one.IsAccepted));
        Assert.Equal(("d7ecf885", "clinician entered comment"), (feedback[1].ReasonCode, feedback[1].Comment));
        Assert.Equal(new DateTimeOffset(2020, 12, 10, 23, 0, 0, TimeSpan.Zero), feedback[1].At);
    }

    [Theory]
    [InlineData($$"""{ "feedback": [ { "card": "{{Card}}", "outcome": "ignored", "outcomeTimestamp": "2020-12-11T00:00:00Z" } ] }""", "'accepted' or 'overridden'")]
    [InlineData($$"""{ "feedback": [ { "card": "{{Card}}", "outcome": "accepted", "outcomeTimestamp": "2020-12-11T00:00:00Z" } ] }""", "acceptedSuggestions")]
    [InlineData($$"""{ "feedback": [ { "card": "{{Card}}", "outcome": "overridden", "overrideReason": {}, "outcomeTimestamp": "2020-12-11T00:00:00Z" } ] }""", "overrideReason")]
    [InlineData($$"""{ "feedback": [ { "card": "{{Card}}", "outcome": "overridden" } ] }""", "outcomeTimestamp")]
    [InlineData("""{ "feedback": [ { "card": "7", "outcome": "overridden", "outcomeTimestamp": "2020-12-11T00:00:00Z" } ] }""", "card must be the uuid")]
    [InlineData("""{ "feedback": {} }""", "must be a list")]
    [InlineData("""{ "feedback": [ """, "not JSON")]
    public void What_breaks_an_invariant_is_refused_by_name(string json, string problem)
    {
        Assert.False(FeedbackReader.TryRead(HookCallReaderTests.Bytes(json), out _, out var problems));
        Assert.Contains(problems, one => one.Contains(problem, StringComparison.Ordinal));
    }
}
