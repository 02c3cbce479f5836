using FsCheck;
using FsCheck.Fluent;
using Ridgeway.Codes;
using Ridgeway.Records.Facts;
using Ridgeway.Testing;

namespace Ridgeway.Records;

public sealed class PackedFactsTests
{
    [Fact]
    public async Task What_was_packed_is_read_back_to_the_last_decimal()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var codes = ridgeway.Get<StoredCodes>();
        var numbers = Enumerable.Range(0, 300).Select(i => codes.Book.Add(new Coded(CodeSystem.Snomed, $"{i}", null))).ToList();
        await codes.StoreNewAsync(numbers, TestContext.Current.CancellationToken);

        Prop.ForAll(Facts(numbers).ToArbitrary(), facts =>
        {
            var packed = new PackedBytes();
            PackedFacts.Pack(facts, codes, packed);
            var read = new Fact[PackedFacts.Count(packed.Written)];
            PackedFacts.Unpack(packed.Written, codes, [], read);
            return facts.SequenceEqual(read);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_blood_pressure_takes_few_bytes()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var codes = ridgeway.Get<StoredCodes>();
        var (systolic, unit) = (codes.Book.Add(new Coded(CodeSystem.Loinc, "8480-6")), codes.Book.Add(new Coded(CodeSystem.Ucum, "mm[Hg]")));
        await codes.StoreNewAsync([systolic, unit], TestContext.Current.CancellationToken);
        var facts = Enumerable.Range(0, 100).Select(i => Fact.Of(FactKind.Measure, systolic, new DateOnly(2020, 1, 1).AddDays(i * 30), 140 + i, unit)).ToArray();

        var packed = new PackedBytes();
        PackedFacts.Pack(facts, codes, packed);

        Assert.InRange(packed.Length / 100.0, 4, 8);
    }

    [Fact]
    public async Task Bytes_that_end_too_early_are_refused_and_not_half_read()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var codes = ridgeway.Get<StoredCodes>();
        var code = codes.Book.Add(new Coded(CodeSystem.Snomed, "38341003"));
        await codes.StoreNewAsync([code], TestContext.Current.CancellationToken);
        var packed = new PackedBytes();
        PackedFacts.Pack([Fact.Of(FactKind.Condition, code, new DateOnly(2020, 1, 1))], codes, packed);

        Assert.Throws<InvalidDataException>(() => PackedFacts.Unpack(packed.Written[..^1], codes, [], new Fact[1]));
    }

    private static Gen<Fact[]> Facts(List<int> codes)
    {
        var day = Gen.Choose(0, DateOnly.MaxValue.DayNumber);
        var value = Gen.OneOf(
            Gen.Constant(double.NaN),
            Gen.Choose(-100_000, 1_000_000).Select(whole => Fact.Rounded(whole / 10_000.0)),
            Gen.Choose(0, 300).Select(whole => (double)whole),
            Gen.Elements(1e25, -7e17, 0.123456789, double.MaxValue, double.Epsilon, 4503599627370496.5));
        var fact =
            from kind in Gen.Elements(Enum.GetValues<FactKind>())
            from code in Gen.Elements<int>(codes)
            from began in Gen.Frequency((9, day), (1, Gen.Constant(Fact.NoDay)))
            from end in Gen.Frequency((3, Gen.Constant(Fact.NoDay)), (1, day))
            from precision in Gen.Elements(Enum.GetValues<DatePrecision>())
            from over in Gen.Elements(true, false)
            from number in value
            from unit in Gen.Elements<int>(codes)
            from answer in Gen.Elements<int>(codes)
            select new Fact
            {
                Kind = kind,
                Code = code,
                Day = began,
                Precision = precision,
                EndDay = end,
                IsOver = over,
                RawValue = number,
                Unit = double.IsNaN(number) ? 0 : unit,
                Answer = kind == FactKind.Finding ? answer : 0,
            };
        return fact.ListOf().Select(list => list.OrderBy(one => one.Day).ToArray());
    }
}
