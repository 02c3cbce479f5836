using System.Text;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Notes everything a reader tells.</summary>
internal sealed class Heard : IFhirSink
{
    public List<Fact> AllFacts { get; } = [];

    public List<PersonDraft> People { get; } = [];

    public List<(string Type, string Id, int Line, Fact[] Facts, string Subject, string NhsNumber)> Resources { get; } = [];

    public List<(string Type, int Line, string Why)> IgnoredOnes { get; } = [];

    public List<(string Type, string Id, int Line, string Path, string What)> SetAsides { get; } = [];

    public List<(string Type, int Line, string Path, string What)> Problems { get; } = [];

    public int Told => People.Count + Resources.Count + IgnoredOnes.Count + SetAsides.Count;

    public Fact Fact => Assert.Single(AllFacts);

    public PersonDraft Someone => Assert.Single(People);

    public void Person(PersonDraft person, in FhirOrigin origin)
    {
        Assert.NotEmpty(person.ReferredToAs);
        Assert.All(person.ReferredToAs, name => Assert.NotEmpty(name));
        People.Add(person);
    }

    public void Facts(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin)
    {
        Assert.False(facts.IsEmpty);
        foreach (var fact in facts)
        {
            Assert.True(fact.Code > 0);
            Assert.True(Enum.IsDefined(fact.Kind));
            Assert.InRange(fact.Day, Fact.NoDay, ReaderUnderTest.Today.DayNumber + 1);
            Assert.True(fact.EndDay >= Fact.NoDay && !double.IsInfinity(fact.RawValue));
            AllFacts.Add(fact);
        }

        Resources.Add((Text(origin.ResourceType), Text(origin.Id), origin.Line, facts.ToArray(), Text(subject.Reference), Text(subject.NhsNumber)));
    }

    public void Ignored(in FhirOrigin origin, string why)
    {
        Assert.NotEmpty(why);
        IgnoredOnes.Add((Text(origin.ResourceType), origin.Line, why));
    }

    public void SetAside(in FhirOrigin origin, string path, string what)
    {
        Assert.NotEmpty(path);
        AssertSentence(what);
        SetAsides.Add((Text(origin.ResourceType), Text(origin.Id), origin.Line, path, what));
    }

    public void Problem(in FhirOrigin origin, string path, string what)
    {
        Assert.NotEmpty(path);
        AssertSentence(what);
        Problems.Add((Text(origin.ResourceType), origin.Line, path, what));
    }

    private static void AssertSentence(string what)
    {
        Assert.True(what.Length > 5 && what[^1] == '.' && !char.IsLower(what[0]), what);
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
