using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Data;

/// <summary>How Domain's value types look in a column, said once for every table.</summary>
internal static class StoredForms
{
    public static void Apply(ModelConfigurationBuilder model, bool guidsAreBytes)
    {
        model.Properties<Enum>().HaveConversion<string>();
        model.Properties<DateTime>().HaveConversion<UtcConverter>();
        model.Properties<PartialDate>().HaveConversion<PartialDateConverter>();
        model.Properties<NhsNumber>().HaveConversion<NhsNumberConverter>();
        model.Properties<OdsCode>().HaveConversion<OdsCodeConverter>();
        model.Properties<Postcode>().HaveConversion<PostcodeConverter>();
        model.Properties<Lsoa>().HaveConversion<LsoaConverter>();
        if (guidsAreBytes)
        {
            model.Properties<Guid>().HaveConversion<GuidBytesConverter>();
        }

        var converter = guidsAreBytes ? typeof(IdBytesConverter<>) : typeof(IdGuidConverter<>);
        foreach (var id in IdTypes)
        {
            model.Properties(id).HaveConversion(converter.MakeGenericType(id));
        }
    }

    /// <summary>Every identifier type: a struct in Domain or the program made from one Guid and giving it back as Value.</summary>
    public static IReadOnlyList<Type> IdTypes { get; } =
    [
        .. new[] { typeof(PersonId).Assembly, typeof(StoredForms).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsValueType: true, IsGenericType: false }
                && type.Name.EndsWith("Id", StringComparison.Ordinal)
                && type.GetProperty("Value")?.PropertyType == typeof(Guid)
                && type.GetConstructor([typeof(Guid)]) is not null),
    ];

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        stored => stored, read => DateTime.SpecifyKind(read, DateTimeKind.Utc));

    private sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(
        date => date.ToString(), text => ReadPartialDate(text));

    private sealed class NhsNumberConverter() : ValueConverter<NhsNumber, string>(number => number.Value, text => NhsNumber.Parse(text));

    private sealed class OdsCodeConverter() : ValueConverter<OdsCode, string>(code => code.Value, text => OdsCode.Parse(text));

    private sealed class PostcodeConverter() : ValueConverter<Postcode, string>(postcode => postcode.Value, text => Postcode.Parse(text));

    private sealed class LsoaConverter() : ValueConverter<Lsoa, string>(lsoa => lsoa.Value, text => Lsoa.Parse(text));

    private sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(
        guid => guid.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class IdGuidConverter<TId>() : ValueConverter<TId, Guid>(
        Ids<TId>.Value, Ids<TId>.FromGuid);

    private sealed class IdBytesConverter<TId>() : ValueConverter<TId, byte[]>(
        Ids<TId>.Bytes, Ids<TId>.FromBytes);

    private static PartialDate ReadPartialDate(string text) =>
        PartialDate.TryParse(text, out var date) ? date : throw new FormatException($"Not a stored date: '{text}'.");

    /// <summary>The expressions that turn one identifier type into a Guid or bytes and back.</summary>
    private static class Ids<TId>
    {
        private static readonly PropertyInfo ValueProperty = typeof(TId).GetProperty("Value")!;
        private static readonly ConstructorInfo Constructor = typeof(TId).GetConstructor([typeof(Guid)])!;

        public static readonly Expression<Func<TId, Guid>> Value = MakeValue();
        public static readonly Expression<Func<Guid, TId>> FromGuid = MakeFromGuid();
        public static readonly Expression<Func<TId, byte[]>> Bytes = MakeBytes();
        public static readonly Expression<Func<byte[], TId>> FromBytes = MakeFromBytes();

        private static Expression<Func<TId, Guid>> MakeValue()
        {
            var id = Expression.Parameter(typeof(TId), "id");
            return Expression.Lambda<Func<TId, Guid>>(Expression.Property(id, ValueProperty), id);
        }

        private static Expression<Func<Guid, TId>> MakeFromGuid()
        {
            var guid = Expression.Parameter(typeof(Guid), "guid");
            return Expression.Lambda<Func<Guid, TId>>(Expression.New(Constructor, guid), guid);
        }

        private static Expression<Func<TId, byte[]>> MakeBytes()
        {
            var id = Expression.Parameter(typeof(TId), "id");
            var toBytes = typeof(Guid).GetMethod(nameof(Guid.ToByteArray), [typeof(bool)])!;
            return Expression.Lambda<Func<TId, byte[]>>(
                Expression.Call(Expression.Property(id, ValueProperty), toBytes, Expression.Constant(true)), id);
        }

        private static Expression<Func<byte[], TId>> MakeFromBytes()
        {
            var bytes = Expression.Parameter(typeof(byte[]), "bytes");
            var fromBytes = typeof(StoredForms).GetMethod(nameof(GuidOf), BindingFlags.NonPublic | BindingFlags.Static)!;
            return Expression.Lambda<Func<byte[], TId>>(Expression.New(Constructor, Expression.Call(fromBytes, bytes)), bytes);
        }
    }

    private static Guid GuidOf(byte[] bytes) => new(bytes, bigEndian: true);
}
