using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ridgeway.Codes;
using Ridgeway.Records.Facts;
using Ridgeway.Testing;

namespace Ridgeway.Records;

public sealed class PackedSourcesTests
{
    private sealed record Sent(string Id, byte Type, int File, int Line, int Day);

    [Fact]
    public async Task Where_each_fact_came_from_is_read_back_whatever_the_ids_share()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var codes = ridgeway.Get<StoredCodes>();
        var code = codes.Book.Add(new Coded(CodeSystem.Snomed, "38341003"));
        await codes.StoreNewAsync([code], TestContext.Current.CancellationToken);

        Prop.ForAll(Resources().ToArbitrary(), sent =>
        {
            var (facts, sources) = Packed(sent, code, codes);
            var expected = sent.Select((one, place) => (one, place)).OrderBy(one => one.one.Day).ThenBy(one => one.place)
                .Select(one => new FactOrigin(one.one.File, one.one.Line, one.one.Type, one.one.Id));
            return expected.SequenceEqual(PackedSources.Unpack(sources, facts.Length));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Ids_of_one_system_take_few_bytes()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var codes = ridgeway.Get<StoredCodes>();
        var code = codes.Book.Add(new Coded(CodeSystem.Snomed, "38341003"));
        await codes.StoreNewAsync([code], TestContext.Current.CancellationToken);
        var sent = Enumerable.Range(0, 100).Select(i => new Sent($"practice-7-person-123456-{i}", 2, 3, 900_000 + i, 700_000 + i)).ToArray();

        var (_, sources) = Packed(sent, code, codes);

        Assert.InRange(sources.Length / 100.0, 3, 7);
    }

    private static (Fact[] Facts, byte[] Sources) Packed(Sent[] sent, int code, StoredCodes codes)
    {
        var batch = new FactBatch();
        var person = new PersonId(Guid.Parse("018f0000-0000-7000-8000-000000000001"));
        foreach (var one in sent)
        {
            var fact = Fact.Of(FactKind.Condition, code, DateOnly.FromDayNumber(one.Day));
            batch.Add(person, [fact], one.File, one.Line, one.Type, Encoding.UTF8.GetBytes(one.Id));
        }

        var packed = batch.ByPerson(codes).Single();
        var facts = new Fact[PackedFacts.Count(packed.Facts.Written)];
        PackedFacts.Unpack(packed.Facts.Written, codes, [], facts);
        return (facts, packed.Sources.ToArray());
    }

    /// <summary>Ids that share beginnings, UUIDs among others, none at all; each resource sent once.</summary>
    private static Gen<Sent[]> Resources()
    {
        var id = Gen.OneOf(
            Gen.Choose(0, 99_999).Select(number => $"obs-{number}"),
            Gen.Choose(0, 99_999).Select(number => $"obs-of-a-longer-name-{number}"),
            Gen.Choose(0, 99_999).Select(number => $"018f0000-0000-7000-8000-0000000{number:D5}"),
            Gen.Constant("é"));
        var sent =
            from name in id
            from type in Gen.Choose(0, 12)
            from file in Gen.Choose(1, 300)
            from line in Gen.Choose(0, 2_000_000)
            from day in Gen.Choose(0, 800_000)
            select new Sent(name, (byte)type, file, line, day);
        return sent.NonEmptyListOf().Select(list => list.DistinctBy(one => one.Id).ToArray());
    }
}
